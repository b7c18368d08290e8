/** What a package says about itself: model.yaml. */
@NullMarked
package io.watchword.modelpackages.manifest;

import org.jspecify.annotations.NullMarked;
