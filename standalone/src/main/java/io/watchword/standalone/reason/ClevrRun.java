package io.watchword.standalone.reason;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.clevr.ClevrWorld;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.reasoning.Trace;
import io.watchword.questionengine.vocabulary.Vocabulary;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers every question of a file over the scenes of another, one at a time. */
public final class ClevrRun {
    private static final int SHOWN = 10;

    /**
     * What became of a question.
     *
     * @param kind the kind of its program
     * @param value null where there is no answer
     * @param why there is no answer; null where there is one
     */
    private record Reply(String kind, boolean understood, @Nullable Object value, @Nullable String why) {}

    private final QuestionEngine engine;
    private final ClevrScenes scenes;
    private final PrintWriter complaints;
    private final Tally tally = new Tally();
    private long read;
    private long unanswered;

    /**
     * Reads the scenes.
     *
     * @param complaints where the first questions that get no answer are shown
     * @throws UserException naming the file, and the scene and field that are wrong
     */
    public ClevrRun(Vocabulary vocabulary, Path scenes, PrintWriter complaints) {
        this.scenes = ClevrScenes.read(scenes, vocabulary);
        this.engine = QuestionEngine.of(vocabulary);
        this.complaints = complaints;
    }

    /**
     * Writes an answer for each question: null for one that is not understood or can't be answered.
     *
     * @throws UserException naming the file that can't be read or written, and the question that is wrong
     */
    public void answer(Path questions, Path answers) {
        try (JsonGenerator out =
                new ObjectMapper().createGenerator(Files.newOutputStream(answers), JsonEncoding.UTF8)) {
            out.setPrettyPrinter(oneALine());
            out.writeStartArray();
            new JsonItems(questions, "questions").forEach(node -> write(out, ClevrQuestion.read(node, read++)));
            out.writeEndArray();
            out.writeRaw('\n');
        } catch (IllegalArgumentException e) {
            throw new UserException(questions + ": " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new UserException(answers + " can't be written: " + problem(e), e);
        }
        if (unanswered > SHOWN) {
            complaints.println("… and " + (unanswered - SHOWN) + " more without an answer");
        }
        complaints.flush();
    }

    private static DefaultPrettyPrinter oneALine() {
        return new DefaultPrettyPrinter()
                .withArrayIndenter(new DefaultIndenter("", "\n"))
                .withObjectIndenter(new DefaultPrettyPrinter.NopIndenter());
    }

    private static String problem(Exception e) {
        return e instanceof NoSuchFileException ? "there is no such folder" : "" + e.getMessage();
    }

    private void write(JsonGenerator out, ClevrQuestion question) {
        ClevrWorld world = scenes.of(question);
        if (world == null) {
            throw new IllegalArgumentException("Question " + question.index() + " is about " + question.image()
                    + ", which is not among the scenes");
        }
        Reply reply = reply(question.text(), world);
        note(question, reply);
        try {
            out.writeStartObject();
            out.writeNumberField("question_index", question.index());
            out.writePOJOField("answer", ClevrAnswer.inFormOf(question.answer(), reply.value()));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply reply(String text, ClevrWorld world) {
        Parse parse = engine.parse(text);
        if (parse instanceof Parse.Understood understood) {
            Verdict verdict =
                    engine.evaluate(understood.program(), world, Trace.NONE).verdict();
            String why = verdict.value() instanceof AnswerValue.Unknown unknown ? unknown.reason() : null;
            return new Reply(understood.kind(), true, verdict.value().json(), why);
        }
        String why = parse instanceof Parse.Outside outside ? outside.reason() : ((Parse.Refused) parse).reason();
        return new Reply("not understood", false, null, why);
    }

    private void note(ClevrQuestion question, Reply reply) {
        boolean right = question.hasAnswer() && ClevrAnswer.same(question.answer(), reply.value());
        String family = question.family().isEmpty() ? reply.kind() : question.family();
        tally.add(family, reply.understood(), question.hasAnswer(), right);
        if (reply.why() != null && ++unanswered <= SHOWN) {
            complaints.println(
                    "No answer to question " + question.index() + ": " + question.text() + " " + reply.why());
        }
    }

    /** Prints, for each family of questions, how many were understood and how many answered as the file says. */
    public void print(PrintWriter out) {
        tally.print(out);
    }

    /** The same as data, by the name of the family; {@code all} is the sum. */
    public Map<String, FamilyTotal> totals() {
        return tally.totals();
    }
}
