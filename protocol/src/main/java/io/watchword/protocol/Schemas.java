package io.watchword.protocol;

/** Versions of the forms that travel. */
public final class Schemas {
    /** The version this build writes and reads. */
    public static final int CURRENT = 1;

    private Schemas() {}

    /**
     * Refuses other versions.
     *
     * @throws NewerSchemaException if it is a newer one
     * @throws InvalidFieldException if it is none
     */
    public static void require(String what, int schema) {
        if (schema > CURRENT) {
            throw new NewerSchemaException(what, schema);
        }
        if (schema != CURRENT) {
            throw new InvalidFieldException(
                    "schema", what + " of schema " + schema + "; this build reads schema " + CURRENT);
        }
    }
}
