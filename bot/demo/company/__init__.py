"""The try-out's company: fourteen people who have worked with Fieldbook for sixty days, all invented."""
