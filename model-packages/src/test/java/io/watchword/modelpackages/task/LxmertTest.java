package io.watchword.modelpackages.task;

class LxmertTest extends RegionAnsweringContract {
    @Override
    String fixture() {
        return "lxmert";
    }
}
