package io.watchword.standalone.cli;

import io.watchword.modelpackages.store.PackageStore;
import io.watchword.modelpackages.store.StoreSettings;
import io.watchword.openquestions.OpenQuestionsSettings;
import io.watchword.openquestions.packages.PackagePlan;
import io.watchword.process.config.KeyOptions;
import io.watchword.process.config.Keys;
import io.watchword.process.config.ModelSettings;
import io.watchword.process.config.PackageSettings;
import io.watchword.process.config.Settings;
import io.watchword.standalone.UserException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What would be loaded where. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description =
                "The models that --config lists: which packages would be loaded where with the memory that is free"
                        + " now, and what does not fit or can't be used. Packages are fetched and verified; nothing is loaded.")
public final class ModelsCommand implements Callable<Integer> {
    private @Nullable KeyOptions options;

    @Spec
    void on(CommandSpec command) {
        options = KeyOptions.on(command, List.of(Keys.DATA_DIR)).withFile();
    }

    @Override
    public Integer call() {
        KeyOptions given = Objects.requireNonNull(options);
        Settings settings = given.settings(System.getenv(), given.file());
        OpenQuestionsSettings open = OpenQuestionsSettings.of(settings, 1);
        if (settings.models().isEmpty()) {
            throw new UserException("No models are configured; list them under 'models' in --config FILE");
        }
        settings.models().stream()
                .filter(model -> !(model instanceof PackageSettings))
                .map(ModelSettings::masked)
                .forEach(model ->
                        System.out.println(model.name() + " is of kind " + model.kind() + ": it runs elsewhere"));
        List<PackageSettings> packages = settings.models().stream()
                .filter(PackageSettings.class::isInstance)
                .map(PackageSettings.class::cast)
                .toList();
        if (packages.isEmpty()) {
            return 0;
        }
        PackageStore store = new PackageStore(StoreSettings.of(open.cache()));
        PackagePlan plan = PackagePlan.of(packages, each -> store.get(each.location()), open.threads());
        System.out.println(plan.describe());
        return plan.refused().isEmpty() ? 0 : 1;
    }
}
