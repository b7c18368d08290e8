/** Models from packages: the whole call in Java beside the whole call in Python. */
@NullMarked
package io.watchword.bench.models;

import org.jspecify.annotations.NullMarked;
