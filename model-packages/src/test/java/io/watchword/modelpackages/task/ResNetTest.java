package io.watchword.modelpackages.task;

class ResNetTest extends ClassifyingContract {
    @Override
    String fixture() {
        return "resnet";
    }
}
