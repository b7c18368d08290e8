package io.watchword.modelpackages.task;

class OwlVitTest extends GroundingContract {
    @Override
    String fixture() {
        return "owlvit";
    }
}
