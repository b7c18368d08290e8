/** Models behind OpenAI-compatible HTTP endpoints. */
@NullMarked
package io.watchword.openquestions.endpoint;

import org.jspecify.annotations.NullMarked;
