package io.watchword.modelpackages.task;

class YoloV8Test extends DetectingContract {
    @Override
    String fixture() {
        return "yolo-v8";
    }
}
