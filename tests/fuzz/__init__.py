"""Whatever is sent, tapped, typed or imported is answered or refused: nothing fails or stands still."""
