package io.shuke;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** The rules of the house that a machine can check. */
@AnalyzeClasses(packages = "io.shuke", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    /** A change under the right to finance, or the owner's own, is an act over money or rights. */
    @Test
    void everyActUnderARightOverMoneyAsksForTheSecondFactor() {
        var silent = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.shuke").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Access.class) && changesSomething(method))
                        .filter(method -> {
                            var access = method.getAnnotationOfType(Access.class);
                            return !access.secondFactor()
                                    && Arrays.stream(access.rights()).anyMatch(OVER_MONEY::contains);
                        })
                        .map(method -> method.getFullName() + " needs @Access(…, secondFactor = true)");
        assertThat(silent).isEmpty();
    }

    private static boolean changesSomething(JavaMethod method) {
        return Stream.of(PostMapping.class, PutMapping.class, PatchMapping.class, DeleteMapping.class)
                .anyMatch(method::isAnnotatedWith);
    }

    private static final Set<Right> OVER_MONEY = Set.of(Right.FINANCE, Right.OWNER);

    /** Use cases are named for what they do: PlacingOrder, Refunding. */
    private static final Pattern ACTIVITY = Pattern.compile("[A-Z][a-z]+ing([A-Z].*)?");

    private static final Set<Class<?>> TIMES = Set.of(
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

    @ArchTest
    static final ArchRule SQL_STANDS_IN_REPOSITORIES_ALONE = noClasses()
            .that()
            .areNotAnnotatedWith(Repository.class)
            .should()
            .dependOnClassesThat(
                    belongToAnyOf(JdbcClient.class, JdbcOperations.class, NamedParameterJdbcOperations.class));

    @ArchTest
    static final ArchRule CONTROLLERS_LIVE_IN_WEB =
            classes().that().areMetaAnnotatedWith(Controller.class).should().resideInAPackage("io.shuke.*.web");

    /** Reading another module's public query is allowed where the module is; acting goes through the own module. */
    @ArchTest
    static final ArchRule WEB_ACTS_THROUGH_ITS_OWN_MODULE =
            classes().that().resideInAPackage("io.shuke.*.web").should(callNoOtherModulesActivities());

    @ArchTest
    static final ArchRule ONE_CLOCK_TELLS_THE_TIME = noClasses()
            .that(are(type -> !type.isEquivalentTo(MarketClock.class)))
            .should()
            .callMethodWhere(new DescribedPredicate<>("it asks the system for the time") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return asksTheSystem(call);
                }
            })
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule THE_DEMONSTRATION_ALONE_MAKES_UP_WHAT_WAS = noClasses()
            .that()
            .resideOutsideOfPackage("io.shuke.demo")
            .should()
            .callMethod(MarketClock.class, "backAt", Instant.class, Supplier.class);

    @ArchTest
    static final ArchRule AMOUNTS_SAY_THEIR_UNIT = fields().that(
                    new DescribedPredicate<>("are numbers called an amount") {
                        @Override
                        public boolean test(JavaField field) {
                            var type = field.getRawType();
                            return field.getName().toLowerCase(Locale.ROOT).contains("amount")
                                    && (type.isEquivalentTo(long.class) || type.isEquivalentTo(Long.class));
                        }
                    })
            .should()
            .haveNameEndingWith("Minor")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NAMES_ARE_OF_THE_DOMAIN =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|D[tT][oO]|V[oO])");

    @Test
    void eachModuleReadsAndWritesItsOwnTablesAlone() throws IOException {
        var sources = Path.of("src", "main", "java", "io", "shuke");
        var modules = new TreeSet<String>();
        try (var folders = Files.list(sources)) {
            folders.filter(Files::isDirectory)
                    .forEach(folder -> modules.add(folder.getFileName().toString()));
        }
        var table = Pattern.compile(
                "\\b(?i:from|join|into|update|table|only)\\s+(" + String.join("|", modules) + ")\\.([a-z_]+)");
        var strangers = new ArrayList<String>();
        try (var files = Files.walk(sources)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var module = sources.relativize(file).getName(0).toString();
                table.matcher(Files.readString(file))
                        .results()
                        .filter(found -> !found.group(1).equals(module))
                        .forEach(found -> strangers.add(file + ": " + found.group()));
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        for (var english : bundles("classpath*:messages/*.properties")) {
            var name = String.valueOf(english.getFilename());
            if (!name.contains("_")) {
                var chinese = bundles("classpath*:messages/" + name.replace(".", "_zh_CN."));
                assertThat(chinese).as(name).hasSize(1);
                assertThat(placeholders(chinese.getFirst())).as(name).isEqualTo(placeholders(english));
            }
        }
    }

    @Test
    void everyProblemHasItsTexts() throws IOException {
        var texts = new TreeSet<String>();
        for (var bundle : bundles("classpath*:messages/*.properties")) {
            texts.addAll(placeholders(bundle).keySet());
        }
        assertThat(texts)
                .containsAll(Arrays.stream(ProblemKind.values())
                        .flatMap(kind ->
                                List.of("title", "detail").stream().map(part -> "problem." + kind.code() + "." + part))
                        .toList());
    }

    private static boolean asksTheSystem(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        var name = call.getName();
        if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis");
        }
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system");
        }
        return name.equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty()
                && TIMES.stream().anyMatch(owner::isEquivalentTo);
    }

    private static ArchCondition<JavaClass> callNoOtherModulesActivities() {
        return new ArchCondition<>("call no activities but their own module's") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var module = moduleOf(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isForeignActivity(dependency.getTargetClass(), module))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean isForeignActivity(JavaClass target, String module) {
        var other = moduleOf(target);
        return !other.isEmpty()
                && !other.equals(module)
                && !other.equals("shared")
                && target.isMetaAnnotatedWith(Component.class)
                && ACTIVITY.matcher(target.getSimpleName()).matches();
    }

    private static String moduleOf(JavaClass type) {
        var parts = List.of(type.getPackageName().split("\\."));
        return type.getPackageName().startsWith("io.shuke.") ? parts.get(2) : "";
    }

    private static DescribedPredicate<JavaClass> are(java.util.function.Predicate<JavaClass> what) {
        return DescribedPredicate.describe("are not the market's clock", what);
    }

    private static List<Resource> bundles(String pattern) throws IOException {
        return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    }

    /** Each key with the placeholders of its text. */
    private static Map<String, Set<String>> placeholders(Resource bundle) throws IOException {
        var texts = new Properties();
        try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        var found = new TreeMap<String, Set<String>>();
        for (var key : texts.stringPropertyNames()) {
            var numbers = new TreeSet<String>();
            Pattern.compile("\\{(\\d+)")
                    .matcher(texts.getProperty(key))
                    .results()
                    .forEach(match -> numbers.add(match.group(1)));
            found.put(key, numbers);
        }
        return found;
    }
}
