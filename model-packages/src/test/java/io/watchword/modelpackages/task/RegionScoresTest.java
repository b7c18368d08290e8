package io.watchword.modelpackages.task;

class RegionScoresTest extends RegionGroundingContract {
    @Override
    String fixture() {
        return "region-scores";
    }
}
