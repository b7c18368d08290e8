package io.watchword.modelpackages.task;

class DetrTest extends DetectingContract {
    @Override
    String fixture() {
        return "detr";
    }
}
