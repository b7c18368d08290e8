/** The configuration model: one catalogue of keys; a file under the environment under the command line. */
@NullMarked
package io.watchword.process.config;

import org.jspecify.annotations.NullMarked;
