/** A real RTSP server and generated recordings, for the tests of this module and of those that build on it. */
@NullMarked
package io.watchword.ingest.testing;

import org.jspecify.annotations.NullMarked;
