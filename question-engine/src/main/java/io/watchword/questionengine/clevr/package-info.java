/** The scenes of CLEVR (Johnson et al. 2017) as worlds that programs can be run over. */
@NullMarked
package io.watchword.questionengine.clevr;

import org.jspecify.annotations.NullMarked;
