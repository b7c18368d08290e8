/** The detectors and the demo clip that travel inside the distribution. */
package io.watchword.models;
