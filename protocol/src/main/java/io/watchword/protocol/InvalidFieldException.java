package io.watchword.protocol;

/** A value that breaks a rule; names the field and says what would be right. Safe to show to whoever sent it. */
public sealed class InvalidFieldException extends IllegalArgumentException permits NewerSchemaException {
    private final String field;

    /**
     * @param field the JSON name of the offending field
     * @param problem what is wrong and what would be right, without secrets
     */
    public InvalidFieldException(String field, String problem) {
        super(field + ": " + problem);
        this.field = field;
    }

    /** The JSON name of the offending field. */
    public String field() {
        return field;
    }
}
