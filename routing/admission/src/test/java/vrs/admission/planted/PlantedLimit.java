package vrs.admission.planted;

import com.tngtech.archunit.lang.ArchRule;

/** Breaks the rule on purpose. */
public record PlantedLimit(ArchRule rule) {}
