package io.watchword.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.VerticleBase;

@AnalyzeClasses(packages = "io.watchword", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesMeetOnlyOnTopicsTest {
    private static final String PROTOCOL = "io.watchword.protocol..";
    private static final String PROCESS = "io.watchword.process..";
    private static final String ENGINE = "io.watchword.questionengine..";
    private static final String MODELS = "io.watchword.models..";
    private static final String PACKAGES = "io.watchword.modelpackages..";
    private static final String INGEST = "io.watchword.ingest..";
    private static final String INFERENCE = "io.watchword.inference..";
    private static final String STREAM = "io.watchword.answerstream..";
    private static final String DELIVERIES = "io.watchword.deliveries..";
    private static final String OPEN = "io.watchword.openquestions..";
    private static final String BROKER = "io.watchword.embeddedkafka..";

    private static ArchRule only(String module, String... allowed) {
        String[] packages = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(module), java.util.Arrays.stream(allowed))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage(packages).or(outsideWatchword()));
    }

    private static DescribedPredicate<JavaClass> outsideWatchword() {
        return DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.watchword.."))
                .as("outside Watchword");
    }

    @ArchTest
    static final ArchRule protocolStandsAlone = only(PROTOCOL);

    @ArchTest
    static final ArchRule aProcessKnowsTheProtocol = only(PROCESS, PROTOCOL);

    @ArchTest
    static final ArchRule theBrokerStandsAlone = only(BROKER);

    @ArchTest
    static final ArchRule modelsStandAlone = only(MODELS);

    @ArchTest
    static final ArchRule modelPackagesKnowTheProtocol = only(PACKAGES, PROTOCOL);

    @ArchTest
    static final ArchRule modelPackagesAreCalledNotSent = noClasses()
            .that()
            .resideInAPackage(PACKAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.watchword.protocol.kafka..");

    @ArchTest
    static final ArchRule theQuestionEngineKnowsTheProtocol = only(ENGINE, PROTOCOL);

    @ArchTest
    static final ArchRule ingestKnowsTheProtocolAndTheDemoClip = only(INGEST, PROTOCOL, PROCESS, MODELS);

    @ArchTest
    static final ArchRule inferenceKnowsTheProtocolTheEngineAndTheModels =
            only(INFERENCE, PROTOCOL, PROCESS, ENGINE, MODELS, PACKAGES);

    @ArchTest
    static final ArchRule theAnswerStreamKnowsTheProtocolAndTheEngine = only(STREAM, PROTOCOL, PROCESS, ENGINE);

    @ArchTest
    static final ArchRule deliveriesKnowTheProtocol = only(DELIVERIES, PROTOCOL, PROCESS);

    @ArchTest
    static final ArchRule openQuestionsKnowTheProtocolTheEngineAndModelPackages =
            only(OPEN, PROTOCOL, PROCESS, ENGINE, PACKAGES);

    @ArchTest
    static final ArchRule onlyOpenQuestionsAskModels = noClasses()
            .that()
            .resideOutsideOfPackage(OPEN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.circuitbreaker..");

    @ArchTest
    static final ArchRule onlyDeliveriesSpeakMqtt = noClasses()
            .that()
            .resideOutsideOfPackages(DELIVERIES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mqtt..", "io.netty.handler.codec.mqtt..");

    @ArchTest
    static final ArchRule onlyTheProtocolAndTheBrokerTouchKafka = noClasses()
            .that()
            .resideOutsideOfPackages(PROTOCOL, BROKER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.vertx.kafka..", "kafka..");

    @ArchTest
    static final ArchRule onlyIngestOpensCameras = noClasses()
            .that()
            .resideOutsideOfPackages(INGEST)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco.javacv..", "org.bytedeco.ffmpeg..");

    @ArchTest
    static final ArchRule onlyInferenceAndModelPackagesRunModels = noClasses()
            .that()
            .resideOutsideOfPackages(INFERENCE, PACKAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..");

    @ArchTest
    static final ArchRule theQuestionEngineIsPure = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "ai.djl..", "org.bytedeco..", "java.net..", "java.nio.channels..");

    @ArchTest
    static final ArchRule verticlesReturnTheirFutures = classes()
            .that()
            .implement(io.vertx.core.Deployable.class)
            .and()
            .areNotInterfaces()
            .should()
            .beAssignableTo(VerticleBase.class);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.watchword.(*)..").should().beFreeOfCycles();
}
