package io.watchword.modelpackages.task;

class CenterNetOffsetsTest extends DetectingContract {
    @Override
    String fixture() {
        return "centernet-offsets";
    }
}
