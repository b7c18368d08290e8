/**
 * Cameras to frames: the only code that opens cameras. {@link io.watchword.ingest.IngestVerticle} runs the cameras of
 * this process; {@link io.watchword.ingest.MediaFile} reads recordings and images.
 */
@NullMarked
package io.watchword.ingest;

import org.jspecify.annotations.NullMarked;
