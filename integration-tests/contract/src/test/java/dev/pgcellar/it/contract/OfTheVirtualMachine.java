package dev.pgcellar.it.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Tests of how the Java virtual machine is started, which the native executable does without. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(
        named = "pgcellar.home",
        matches = ".*/pgcellar-native",
        disabledReason = "the native executable has no virtual machine")
public @interface OfTheVirtualMachine {}
