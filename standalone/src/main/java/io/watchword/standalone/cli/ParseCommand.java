package io.watchword.standalone.cli;

import io.watchword.protocol.Json;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What the question engine makes of each line of standard input. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = "Say what each question or referring expression on standard input means, as a JSON line.")
public final class ParseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        QuestionEngine engine = QuestionEngine.load("coco-80");
        PrintStream out = Output.lines();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(Json.text(form(engine.parse(line))));
            }
        }
        out.flush();
        return 0;
    }

    private static Map<String, Object> form(Parse parse) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("text", parse.text());
        if (parse instanceof Parse.Understood understood) {
            form.put("kind", understood.kind());
            form.put("understood", understood.understood());
            form.put("program", understood.program().toJson());
            form.put("approximations", understood.approximations());
        } else if (parse instanceof Parse.Outside outside) {
            form.put("kind", outside.kind());
            form.put("understood", outside.understood());
            form.put("program", outside.program().toJson());
            form.put("approximations", outside.approximations());
            form.put("unknown", outside.unknown());
            form.put("suggestions", outside.suggestions());
            form.put("outside", outside.reason());
        } else if (parse instanceof Parse.Refused refused) {
            form.put("kind", "refused");
            form.put("reason", refused.reason());
            form.put("unknown", refused.unknown());
            form.put("suggestions", refused.suggestions());
        }
        return form;
    }
}
