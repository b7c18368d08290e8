package io.watchword.protocol;

/**
 * How one part of a process is doing.
 *
 * @param name of the part
 * @param ok whether it does its job
 * @param detail in words; what is wrong, if something is
 */
public record Health(String name, boolean ok, String detail) {
    /** It does its job. */
    public static Health up(String name) {
        return new Health(name, true, "ok");
    }

    /** It does not, and why. */
    public static Health down(String name, String detail) {
        return new Health(name, false, detail);
    }
}
