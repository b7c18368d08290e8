package io.watchword.modelpackages.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network of a package, as TorchScript.
 *
 * @param file float32
 * @param inputs what it takes, in order
 * @param fp16 the same with weights of half precision, or null; inputs and outputs stay float32
 * @param bf16 the same in bfloat16, or null
 */
public record NetworkFile(
        @JsonProperty(required = true) String file,
        @JsonProperty(required = true) List<Input> inputs,
        @Nullable String fp16,
        @Nullable String bf16) {
    public NetworkFile {
        inputs = List.copyOf(inputs);
    }

    /** The file in a precision, where there is one. */
    public Optional<String> in(Precision precision) {
        return Optional.ofNullable(
                switch (precision) {
                    case FP32 -> file;
                    case FP16 -> fp16;
                    case BF16 -> bf16;
                });
    }
}
