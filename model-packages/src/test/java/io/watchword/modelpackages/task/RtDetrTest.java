package io.watchword.modelpackages.task;

class RtDetrTest extends DetectingContract {
    @Override
    String fixture() {
        return "rt-detr";
    }
}
