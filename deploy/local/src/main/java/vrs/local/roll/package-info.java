/** In which order are processes replaced so that nobody notices, and when may the next one go? */
package vrs.local.roll;
