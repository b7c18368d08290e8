package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class QuestionsIT {
    static Served served;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.start();
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @Test
    void aQuestionIsAskedShownChangedAndWithdrawn() throws Exception {
        String camera = Sample.id("cam");
        served.post(
                "/api/v1/cameras",
                "{\"id\":\"%s\",\"url\":\"demo:\",\"zones\":[{\"name\":\"gate\",\"polygon\":[[0,0],[1,0],[1,1]]}]}"
                        .formatted(camera));

        HttpResponse<String> created = served.post(
                "/api/v1/questions",
                "{\"text\":\"How many people are there?\",\"cameras\":[\"%s\"],\"zone\":\"gate\",\"hold\":2}"
                        .formatted(camera));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode question = json(created);
        String id = question.path("id").asText();
        assertThat(created.headers().firstValue("Location")).contains("/api/v1/questions/" + id);
        assertThat(question.path("understood").asText()).isNotEmpty();
        assertThat(question.path("kind").asText()).isEqualTo("count");
        assertThat(question.path("program").isObject()).isTrue();
        assertThat(question.path("approximations").isArray()).isTrue();
        assertThat(question.path("emit").asText()).isEqualTo("change");

        assertThat(json(served.get("/api/v1/questions/" + id))).isEqualTo(question);
        assertThat(json(served.get("/api/v1/questions")).path("questions").findValuesAsText("id"))
                .contains(id);

        HttpResponse<String> changed =
                served.patch("/api/v1/questions/" + id, "{\"text\":\"Is anyone there?\",\"zone\":null}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).path("kind").asText()).isNotEqualTo("count");
        assertThat(json(changed).has("zone")).isFalse();
        assertThat(json(changed).path("hold").asDouble()).isEqualTo(2);
        assertThat(json(changed).path("createdAt")).isEqualTo(question.path("createdAt"));

        assertThat(served.patch("/api/v1/questions/" + id, "{\"id\":\"other\"}").statusCode())
                .isEqualTo(422);
        assertThat(served.patch("/api/v1/questions/" + id, "{\"text\":\"Will it rain tomorrow?\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(served.delete("/api/v1/questions/" + id).statusCode()).isEqualTo(204);
        assertThat(served.get("/api/v1/questions/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTypedIsUnderstoodWithoutBeingAsked() throws Exception {
        int before = json(served.get("/api/v1/questions")).path("questions").size();

        HttpResponse<String> parsed =
                served.post("/api/v1/questions/parse", "{\"text\":\"How many people are there?\"}");

        assertThat(parsed.statusCode()).isEqualTo(200);
        assertThat(json(parsed).path("understood").asText()).isNotEmpty();
        assertThat(json(served.get("/api/v1/questions")).path("questions")).hasSize(before);
    }

    @Test
    void ofManyWhoWantAnIdOneGetsIt() {
        String id = Sample.id("contested");
        String body = "{\"id\":\"" + id + "\",\"text\":\"How many people are there?\"}";

        List<CompletableFuture<Integer>> all = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return served.post("/api/v1/questions", body).statusCode();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void theVocabularyIsTold() throws Exception {
        JsonNode vocabulary = json(served.get("/api/v1/vocabulary"));

        assertThat(vocabulary.path("labels").toString()).contains("person");
        assertThat(vocabulary.path("colours").toString()).contains("red");
        assertThat(vocabulary.path("examples")).isNotEmpty();
    }
}
