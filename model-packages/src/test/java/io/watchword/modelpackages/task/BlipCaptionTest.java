package io.watchword.modelpackages.task;

class BlipCaptionTest extends CaptioningContract {
    @Override
    String fixture() {
        return "blip-caption";
    }
}
