package io.watchword.modelpackages.task;

class CenterNetTest extends DetectingContract {
    @Override
    String fixture() {
        return "centernet";
    }
}
