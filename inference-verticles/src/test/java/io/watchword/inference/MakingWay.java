package io.watchword.inference;

/** Says how many of its compiler's threads make way. */
final class MakingWay {
    private MakingWay() {}

    public static void main(String... arguments) {
        System.out.println(CompilerThreads.makeWay());
    }
}
