/** Whether any text, however broken, is slow or breaks the parser. */
@NullMarked
package io.watchword.bench.fuzz;

import org.jspecify.annotations.NullMarked;
