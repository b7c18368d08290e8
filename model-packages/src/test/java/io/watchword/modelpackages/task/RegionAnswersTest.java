package io.watchword.modelpackages.task;

class RegionAnswersTest extends RegionAnsweringContract {
    @Override
    String fixture() {
        return "region-answers";
    }
}
