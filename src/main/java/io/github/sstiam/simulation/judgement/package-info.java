/** What a build makes of a verification: what it fails for, warns of and keeps quiet about. */
package io.github.sstiam.simulation.judgement;
