package io.watchword.modelpackages.task;

/** As OWL-ViT, but for pictures, which are put into a grey square that SciPy resizes. */
class Owlv2Test extends GroundingContract {
    @Override
    String fixture() {
        return "owlv2";
    }
}
