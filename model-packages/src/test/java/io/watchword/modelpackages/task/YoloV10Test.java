package io.watchword.modelpackages.task;

class YoloV10Test extends DetectingContract {
    @Override
    String fixture() {
        return "yolo-v10";
    }
}
