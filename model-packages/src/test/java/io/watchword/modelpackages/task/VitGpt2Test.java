package io.watchword.modelpackages.task;

class VitGpt2Test extends CaptioningContract {
    @Override
    String fixture() {
        return "vit-gpt2";
    }
}
