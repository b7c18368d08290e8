package io.watchword.modelpackages.task;

class ViltTest extends AnsweringContract {
    @Override
    String fixture() {
        return "vilt";
    }
}
