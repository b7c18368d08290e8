package io.watchword.questionengine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.Engines;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hangs together in a text, and that what can't be told apart is said or refused. */
class SaidOfWhatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a part of a thing is no place in the picture
                "the front half of the bus|the front half that is of a bus",
                "the back end of a truck on the left|the back end that is on the left that is of a truck",
                "the man in the middle of the road|the man that is in (a middle that is of (a road))",
                "the chair on the left side of the room|the chair that is on the left",
                "the dog on the left side of the chair|the dog that is left of a chair",
                "the cup on the top right of the tray|the cup that is on (a top right part that is of (a tray))",
                "the picture on the left side of the picture|the picture that is on the left",
                // what is worn, held or done is where its owner is
                "the man wearing a hat in the field|the man that is in (a field) that is wearing a hat",
                "the man with a black backpack on skis|the man that is on (a skis) that is with a black backpack",
                "the woman looking back at the camera|the woman that is looking back at the camera",
                "the boy playing tennis in a park|the boy that is in (a park) that is playing tennis",
                "the zebra with its head in the grass|the zebra that is with (a head that is in (a grass))",
                // what holds other things is where they are
                "a bowl of soup next to a plate|the bowl that is near (a plate) that is of a soup",
                "a poster of a car on the wall|the poster that is of (a car) that is on a wall",
                "a picture of a man on a horse|the picture that is of (a man that is on (a horse))",
                // a stripe is on what is worn
                "the shirt with stripes|the shirt that is with a stripe",
                "the girl in blue and white shirt|the girl that is wearing a blue and white shirt",
                "the man in sunglasses sitting on a bench|the man that is on (a bench) that is wearing a sunglass",
                "the woman with a hat and glasses|the woman that is wearing (a glasses) that is with a hat",
                "pink hair girl|the girl that is with a pink hair",
                // with something around it
                "the plane with people in front of it|the plane that is behind a person",
                "the wall with a cat under it|the wall that is above a cat",
                // what comes last without a preposition is said of what is pointed at
                "the man behind the couch left|the man that is on the left that is behind a couch",
                "the pot of vegetables closest to the camera|the nearest (pot that is of (a vegetable))",
                "the plane behind the one closest to the camera|the plane that is behind a nearest plane"
            })
    void thingsHangTogether(String text, String understood) {
        assertThat(understood(Engines.COCO.ground(text))).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the man on the far left|the man that is on the far left",
                "the bus at the very top|the bus that is at the very top",
                "the left corner car|the car that is on the left",
                "stack of red apples|the red apple",
                "top dog|the dog that is at the top",
                "the man with a dog sitting next to him|the man that is near a dog",
                "the girl with a bow on top of it|the girl that is with a bow",
                "the thing the guy is sitting on|the thing that (a guy) is on",
                "the larger of the two boats|the biggest boat",
                "a teddy bear that says i love you|the teddy bear that is saying i love you",
                "the chair on which the girl is sitting|the chair that (a girl) is sitting on",
                "guy striped shirt|the guy that is wearing (a shirt that is striped)",
                "man short hair|the man that is with a short hair",
                "the person holding their hand out|the person that is holding hand out",
                "the car right under the sign|the car that is under a sign",
                "horse facing a bit to the left|the horse that is facing a bit to the left",
                "person partially blocked by cake|the person that is partially blocked by a cake",
                "tourist with a camera sitting on a stool|the tourist that is on (a stool) that is with a camera",
                "women under umbrella with pink shoes|the woman that is under (an umbrella) that is with a pink shoes",
                "the man in the black apron who is mixing something in a bowl|the man that is wearing (a black apron) that is mixing (a thing that is in (a bowl))",
                "a truck loading food into a plane|the truck that is loading into (a plane) that is loading a food",
                "second apple from left on bottom row|the second (apple that is at the bottom) from the left",
                "the white legged horse|the horse that is white legged",
                "the giraffe. it is facing left|the giraffe that is facing left",
                "cow right side can barely see|the cow that is barely visible that is on the right",
                "the sandwich on the left of the room|the sandwich that is on the left",
                "pink stuffed animal|the pink stuffed animal",
                "lass on the left blond|the blond lass that is on the left",
                "on right bear|the bear that is on the right"
            })
    void whatPeoplePointWithHangsTogether(String text, String understood) {
        assertThat(understood(Engines.COCO.ground(text))).isEqualTo(understood);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a sheep next to its mother",
                "a toilet with a black seat",
                "giraffe second from left third from right"
            })
    void whatIsMoreLikelyMisreadIsRefused(String text) {
        assertThat(Engines.COCO.ground(text)).isInstanceOf(Parse.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "who owns this bus|Who is the person that owns a bus?",
                "does the dog look like a cat|Is the dog like a cat?",
                "do all the trees line a street|Do all the trees line a street?",
                "is the plane about to take off|Is the plane about to take off?",
                "where was this photo taken|Where was the picture taken?",
                "what year was this chair made|What year was the chair made?",
                "where is the man looking|Where is the man looking?",
                "what is the ground covered with|What is the ground covered with?",
                "what material is the table|What material is the table?",
                "which bag is larger|the biggest bag",
                "is the sky very clear|Is the sky very clear?",
                "how many women are going to ski|How many women that are going to ski are there?",
                "how many leaves are on display|How many leaves that are on display are there?",
                "is the man going up or down|Is the man going up or going down?",
                "what colour shoes is she wearing|What colour is the shoe that is worn by a person?",
                "is the apple inside the elephants trunk|Is the apple in an elephant trunk?",
                "are there many leaves on the tree|Is there many leaves that are on a tree?",
                "where is the dog staring|Where is the dog staring?",
                "are they all wearing ties|Are all the things wearing a tie?",
                "does this look right|Is the thing right?",
                "what brand laptop is this|What brand is the laptop?",
                "what colour is the image below the cat|What colour is the image that is below a cat?",
                "what colour are the majority of sheep|What colour is the sheep?",
                "how many four legged animals are there|How many animals that are 4 legged are there?",
                "is the boy riding a horse or a bike|Is the boy riding (a horse) or riding a bike?",
                "how many insects are eating apples|How many insects that are eating (an apple) are there?",
                "what colour is the boys tie|What colour is the tie that is of a boy?",
                "how many foot ball players are there|How many foot ball players are there?",
                "are there three big white tour buses|Are there exactly 3 big white tour buses?"
            })
    void itIsSaidAsItWasAsked(String text, String understood) {
        assertThat(understood(Engines.COCO.parse(text))).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "is her umbrella red|whose it is (“his”, “her”, “their”) is not told apart",
                "the dog behind the two cats|how many they are (“the two”) is not looked at",
                "the man looking at a car|looking at something is understood as facing it",
                "the man in a red coat|jackets, coats and tops are understood as what is worn above, called a shirt here",
                "the man in red shorts|jeans, shorts and skirts are understood as what is worn below, called trousers here",
                "the all black cat|what is all of a colour is understood as of that colour",
                "the chair at the table|“at” is understood as near",
                "the dog in the middle row|a row is understood as that part of the picture",
                "all the dogs on the left|what is said of all of them is understood as any of them",
                "which corner is the dog in|“which side” or corner is understood as where"
            })
    void whatIsLeftOutIsSaid(String text, String note) {
        assertThat(notes(Engines.COCO.parse(text))).contains(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the girl on left shirt",
                "has the skateboarder been shopping",
                "third person from left blond woman",
                "does the room belong to a boy or a girl"
            })
    void whatNooneMeansIsRefused(String text) {
        assertThat(Engines.COCO.parse(text)).isInstanceOf(Parse.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baby goat", "baby elephant toy"})
    void aNounThatSaysWhatAnotherIsLikeIsNoThing(String text) {
        assertThat(notes(Engines.COCO.parse(text))).noneMatch(note -> note.contains("person"));
    }

    private static String understood(Parse parse) {
        if (parse instanceof Parse.Understood so) {
            return so.understood();
        }
        return parse instanceof Parse.Outside so ? so.understood() : "";
    }

    private static List<String> notes(Parse parse) {
        if (parse instanceof Parse.Understood so) {
            return so.approximations();
        }
        return parse instanceof Parse.Outside so ? so.approximations() : List.of();
    }
}
