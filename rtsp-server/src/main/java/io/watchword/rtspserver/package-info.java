/** A real RTSP server for tests and benchmarks, which can be frozen and killed. */
@NullMarked
package io.watchword.rtspserver;

import org.jspecify.annotations.NullMarked;
