package io.watchword.standalone.reason;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.jspecify.annotations.Nullable;

/** Answers every question of a file over the scenes of another, one at a time. */
public final class ClevrRun {
    private static final int SHOWN = 10;

    private final QuestionEngine engine;
    private final ClevrScenes scenes;
    private final PrintWriter complaints;
    private final Tally tally = new Tally();
    private long read;
    private long refused;

    /**
     * Reads the scenes.
     *
     * @param complaints where the first questions that are not understood are shown
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
            out.writeStartArray();
            new JsonItems(questions, "questions").forEach(node -> write(out, ClevrQuestion.read(node, read++)));
            out.writeEndArray();
            out.writeRaw('\n');
        } catch (IllegalArgumentException e) {
            throw new UserException(questions + ": " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new UserException(answers + " can't be written: " + problem(e), e);
        }
        if (refused > SHOWN) {
            complaints.println("… and " + (refused - SHOWN) + " more that were not understood");
        }
        complaints.flush();
    }

    private static String problem(Exception e) {
        return e instanceof NoSuchFileException ? "there is no such folder" : "" + e.getMessage();
    }

    private void write(JsonGenerator out, ClevrQuestion question) {
        Object value = ClevrAnswer.inFormOf(question.answer(), value(question));
        try {
            out.writeRaw('\n');
            out.writeStartObject();
            out.writeNumberField("question_index", question.index());
            out.writePOJOField("answer", value);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Object value(ClevrQuestion question) {
        ClevrWorld world = scenes.of(question);
        if (world == null) {
            throw new IllegalArgumentException("Question " + question.index() + " is about " + question.image()
                    + ", which is not among the scenes");
        }
        Parse parse = engine.parse(question.text());
        Object value = parse instanceof Parse.Understood understood
                ? engine.evaluate(understood.program(), world, Trace.NONE)
                        .verdict()
                        .value()
                        .json()
                : null;
        if (!(parse instanceof Parse.Understood)) {
            complain(question, parse);
        }
        boolean right = question.hasAnswer() && ClevrAnswer.same(question.answer(), value);
        tally.add(family(question, parse), parse instanceof Parse.Understood, question.hasAnswer(), right);
        return value;
    }

    private static String family(ClevrQuestion question, Parse parse) {
        if (!question.family().isEmpty()) {
            return question.family();
        }
        return parse instanceof Parse.Understood understood ? understood.kind() : "not understood";
    }

    private void complain(ClevrQuestion question, Parse parse) {
        refused++;
        if (refused <= SHOWN) {
            String reason =
                    parse instanceof Parse.Outside outside ? outside.reason() : ((Parse.Refused) parse).reason();
            complaints.println("Not understood, question " + question.index() + ": " + question.text() + " " + reason);
        }
    }

    /** Prints, for each family of questions, how many were understood and how many answered as the file says. */
    public void print(PrintWriter out) {
        tally.print(out);
    }
}
