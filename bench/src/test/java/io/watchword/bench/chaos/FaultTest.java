package io.watchword.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private static final Member.Part[] PARTS = Member.Part.values();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneProcessOfEachPartIsKilledBeforeAnythingElseGoesWrongAndEverythingDoesOnceARound(long seed) {
        List<Member> members = new ArrayList<>();
        for (Member.Part part : PARTS) {
            members.add(new Member(part, part.word() + "-1", List.of(), Path.of("none")));
            members.add(new Member(part, part.word() + "-2", List.of(), Path.of("none")));
        }
        Fault.Deck deck = new Fault.Deck(seed, members, members.get(1));

        List<Fault> round = IntStream.range(0, members.size() * 2 + 4)
                .mapToObj(i -> deck.next())
                .toList();

        assertThat(round.subList(0, PARTS.length))
                .allMatch(each -> each.kind() == Fault.Kind.KILL)
                .extracting(each -> each.member().part())
                .containsExactlyInAnyOrder(PARTS);
        assertThat(round).extracting(Fault::name).doesNotHaveDuplicates();
    }
}
