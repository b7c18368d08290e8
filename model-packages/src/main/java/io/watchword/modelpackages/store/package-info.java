/** Where packages come from: folders, zip files, HTTP and S3, through a bounded cache. */
@NullMarked
package io.watchword.modelpackages.store;

import org.jspecify.annotations.NullMarked;
