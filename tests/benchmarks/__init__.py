"""Speed and memory, measured on servers inside this computer: see README.md. No test runs these."""
