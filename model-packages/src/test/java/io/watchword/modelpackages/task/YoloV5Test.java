package io.watchword.modelpackages.task;

class YoloV5Test extends DetectingContract {
    @Override
    String fixture() {
        return "yolo-v5";
    }
}
