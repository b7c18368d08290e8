/** Models at work: where they are placed, and how they are exchanged while they are asked. */
@NullMarked
package io.watchword.modelpackages.serve;

import org.jspecify.annotations.NullMarked;
