"""The version of Réglo, which every answer prints: said once, read by the build too, and found without any metadata."""

VERSION = "0.1.0"
