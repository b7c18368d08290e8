package io.watchword.protocol;

/** Something in a form that only a newer build reads. */
public final class NewerSchemaException extends InvalidFieldException {
    NewerSchemaException(String what, int schema) {
        super("schema", what + " of schema " + schema + "; this build reads schema " + Schemas.CURRENT);
    }
}
