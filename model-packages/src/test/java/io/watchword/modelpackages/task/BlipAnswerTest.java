package io.watchword.modelpackages.task;

class BlipAnswerTest extends AnsweringContract {
    @Override
    String fixture() {
        return "blip-answer";
    }
}
