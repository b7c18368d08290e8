package io.watchword.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Line FENCE = new Line("fence", List.of(new Point(0.5, 0), new Point(0.5, 0.6)));

    @Test
    void isCrossedByAWayFromOneSideToTheOther() {
        assertThat(FENCE.isCrossed(0.3, 0.3, 0.7, 0.3)).isTrue();
        assertThat(FENCE.isCrossed(0.7, 0.5, 0.3, 0.4)).isTrue();
    }

    @Test
    void isNotCrossedByAWayThatStaysOnOneSideOrGoesPastItsEnd() {
        assertThat(FENCE.isCrossed(0.3, 0.1, 0.4, 0.9)).isFalse();
        assertThat(FENCE.isCrossed(0.3, 0.8, 0.7, 0.8)).isFalse();
        assertThat(FENCE.isCrossed(0.3, 0.3, 0.3, 0.3)).isFalse();
    }

    @Test
    void ofSeveralPartsIsCrossedAtAnyOfThem() {
        Line corner = new Line("corner", List.of(new Point(0.2, 0.2), new Point(0.8, 0.2), new Point(0.8, 0.8)));
        assertThat(corner.isCrossed(0.5, 0.1, 0.5, 0.3)).isTrue();
        assertThat(corner.isCrossed(0.7, 0.5, 0.9, 0.5)).isTrue();
        assertThat(corner.isCrossed(0.3, 0.5, 0.5, 0.7)).isFalse();
    }

    @Test
    void hasANameAndAtLeastTwoPoints() {
        assertThatThrownBy(() -> new Line("", FENCE.points()))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("lines.name"));
        assertThatThrownBy(() -> new Line("a", List.of(new Point(0, 0))))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("lines.points"));
    }
}
