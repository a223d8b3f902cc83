/** Which of several stores keeps a video, and what becomes of its videos when it fails. */
package vrs.catalog.ring;
